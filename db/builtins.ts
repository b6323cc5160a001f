/**
 * Cryptography and compression of Node, loaded when first used. Loading them takes longer than opening a company and
 * reading its balances, which needs neither: at the command line that is what a person waits for.
 */
let crypto: typeof import('node:crypto') | undefined
let zlib: typeof import('node:zlib') | undefined

export const nodeCrypto = () => (crypto ??= process.getBuiltinModule('node:crypto'))
export const nodeZlib = () => (zlib ??= process.getBuiltinModule('node:zlib'))
