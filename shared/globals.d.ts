/** What shared code uses of the platform; browsers, Workers and Node all have it, and their types differ in the rest. */
declare class URL {
  static canParse(url: string, base?: string): boolean
  constructor(url: string, base?: string | URL)
  readonly href: string
  readonly origin: string
  readonly protocol: string
  readonly username: string
  readonly password: string
  hash: string
  readonly searchParams: { keys(): IterableIterator<string>; delete(name: string): void }
}

declare class TextEncoder {
  encode(text: string): Uint8Array
}
