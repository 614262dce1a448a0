/**
 * What lies on these disks is plain data. Copying it without the general machinery makes a run several times quicker;
 * what is not plain goes the usual way.
 */
const general = globalThis.structuredClone

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'function' || typeof value === 'symbol') return general(value)
    return value
  }
  if (Array.isArray(value)) return value.map(copy)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return general(value)
  const object: Record<string, unknown> = {}
  for (const key of Object.keys(value)) object[key] = copy((value as Record<string, unknown>)[key])
  return object
}

globalThis.structuredClone = copy as typeof structuredClone
