/** The least UUIDv7 of a time, in epoch milliseconds: ids sort by time, so a time is a place among them (RFC 9562, 5.7). */
export function leastIdAt(time: number): string {
  const hex = Math.max(0, Math.floor(time)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`
}
