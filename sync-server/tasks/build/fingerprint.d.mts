/** SHA-256 of everything that a build is made from, in hexadecimal digits. */
export function fingerprint(): string
/** Whether `dist` was built from exactly these sources. */
export function isBuilt(): boolean
/** @param value the fingerprint from before the build */
export function markBuilt(value: string): void
