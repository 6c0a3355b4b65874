import { hashEmail } from './email.ts'

/** One spelling of the addresses that reach one mailbox. */
export const foldEmail = (email: string): string => {
  const [local = '', domain = ''] = email.toLowerCase().split('@', 2)
  const plain = local.replace(/\+.*$/, '').replaceAll('.', '')
  return `${plain || local}@${domain}`
}

export const hashFoldedEmail = (secret: string, siteId: string, email: string): Promise<string> =>
  hashEmail(secret, siteId, foldEmail(email))
