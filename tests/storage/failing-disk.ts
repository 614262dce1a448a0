import { IDBObjectStore } from 'fake-indexeddb'

type Method = 'put' | 'add' | 'delete'
const methods: readonly Method[] = ['put', 'add', 'delete']

type Judge = (store: string, method: Method, value: unknown) => Error | 'never' | null

/** Lets the work run on a disk on which the judge decides which single operations fail, or never answer. */
export async function onFailingDisk<T>(judge: Judge, work: () => Promise<T>): Promise<T> {
  const prototype = IDBObjectStore.prototype as unknown as Record<Method, (...args: unknown[]) => unknown>
  const whole = { put: prototype.put, add: prototype.add, delete: prototype.delete }
  for (const method of methods) {
    prototype[method] = function (this: IDBObjectStore, ...args: unknown[]) {
      const failure = judge(this.name, method, args[0])
      if (failure === 'never') return neverAnswer(this)
      if (failure) throw failure
      return whole[method].apply(this, args)
    }
  }
  try {
    return await work()
  } finally {
    Object.assign(prototype, whole)
  }
}

/** A request without an answer, in a transaction that goes on and on until someone aborts it. */
function neverAnswer(store: IDBObjectStore): EventTarget {
  const again = () => {
    try {
      store.get('nothing').addEventListener('success', again)
    } catch {
      // Aborted at last.
    }
  }
  again()
  return new EventTarget()
}

export const diskFull = (): Error => new DOMException('The quota has been exceeded.', 'QuotaExceededError')

/** Lets n writes through and fails every one after, as a process that is killed there. */
export function killAt(n: number): { judge: Judge } {
  let writes = 0
  return { judge: () => (++writes > n ? new DOMException('killed', 'AbortError') : null) }
}
