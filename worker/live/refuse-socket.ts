/**
 * Refuses in the socket and not at the door: of a handshake that was refused browsers tell the page nothing, so that it would
 * ask again for ever, and write an error into the page's console each time.
 */
export function refuseSocket(code: 1008 | 1013, reason: string): Response {
  const { 0: client, 1: socket } = new WebSocketPair()
  socket.accept()
  socket.close(code, reason)
  return new Response(null, { status: 101, webSocket: client })
}
