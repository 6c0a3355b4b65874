import { expect, test } from 'vitest'
import { ownAddress } from './own-address.ts'

const ORIGINS = [
  'https://paper.example',
  'http://localhost:8787',
  'http://127.0.0.1:3000',
  'http://[::1]:3000',
  'http://10.0.0.7',
  'http://192.168.1.1:8080',
  'http://169.254.169.254',
  'http://[fd00::1]',
  'http://203.0.113.7',
  'http://9.9.9.9',
]

test.for([
  ['https://paper.example/ice#top', 'https://paper.example/ice'],
  ['/ice', 'https://paper.example/ice'],
  ['//paper.example/ice', 'https://paper.example/ice'],
  ['http://localhost:8787/ice', 'http://localhost:8787/ice'],
  ['http://0x7f.1:3000/', 'http://127.0.0.1:3000/'],
  ['http://[::1]:3000/', 'http://[::1]:3000/'],
  ['http://9.9.9.9/', 'http://9.9.9.9/'],
])('%s may be asked for', ([address, href]) => {
  expect(ownAddress(address!, ORIGINS, new URL('https://paper.example/'))?.href).toBe(href)
})

test.for([
  'https://evil.example/',
  'https://paper.example.evil.example/',
  'https://paper.example:8443/',
  'http://paper.example/',
  'https://paper.example@evil.example/',
  'https://user:word@paper.example/',
  'ftp://paper.example/',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://localhost/',
  'http://127.0.0.1:8787/',
  'http://10.0.0.7/',
  'http://192.168.1.1:8080/',
  'http://169.254.169.254/latest',
  'http://2852039166/latest',
  'http://[fd00::1]/',
  'http://203.0.113.7/',
  'http://',
])('%s may not', (address) => {
  expect(ownAddress(address, ORIGINS, new URL('https://paper.example/'))).toBeNull()
})
