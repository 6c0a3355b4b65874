/**
 * A full address, as people write them: RFC 5321's `Mailbox` without quoted local parts and address literals, with a dot
 * in the domain, and with the letters of every script (RFC 6531). No top-level domain begins with a figure, and an IPv4
 * address ends in one. The widget helps with it, the worker insists on it.
 */
export const EMAIL =
  /^(?![.])(?!.*[.]{2})[^\s\p{C}"(),:;<>@[\\\]]{1,64}(?<![.])@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?\.)+\p{L}[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}]$/u
