export type Bytes = Uint8Array<ArrayBuffer>

interface Named {
  readonly name: string
  readonly [more: string]: unknown
}

/** As much of WebCrypto's `SubtleCrypto` as is used here; browsers and Node have the same one. */
export interface Subtle {
  digest(algorithm: string, data: Bytes): Promise<ArrayBuffer>
  importKey(
    format: 'raw' | 'pkcs8',
    data: Bytes,
    algorithm: Named,
    extractable: boolean,
    usages: ('deriveBits' | 'encrypt' | 'decrypt' | 'sign' | 'verify')[],
  ): Promise<object>
  exportKey(format: 'raw' | 'pkcs8', key: object): Promise<ArrayBuffer>
  generateKey(algorithm: Named, extractable: boolean, usages: 'deriveBits'[]): Promise<unknown>
  deriveBits(algorithm: Named, key: object, length: number): Promise<ArrayBuffer>
  encrypt(algorithm: Named, key: object, data: Bytes): Promise<ArrayBuffer>
  decrypt(algorithm: Named, key: object, data: Bytes): Promise<ArrayBuffer>
  sign(algorithm: string, key: object, data: Bytes): Promise<ArrayBuffer>
  verify(algorithm: string, key: object, signature: Bytes, data: Bytes): Promise<boolean>
}

export interface KeyPair {
  readonly publicKey: object
  readonly privateKey: object
}
