// Tabs talk through the world they are given; the library's own messages would come from another thread, at any time.
Reflect.deleteProperty(globalThis, 'BroadcastChannel')

const real = globalThis.setImmediate
let waiting = 0

// The databases take their turns with this; counting them tells when nothing goes on any more.
globalThis.setImmediate = ((run: (...given: unknown[]) => void, ...given: unknown[]) => {
  waiting++
  return real(() => {
    waiting--
    run(...given)
  })
}) as typeof setImmediate

/**
 * Turns of the event loop in which databases and promises get on with what has begun: until nothing goes on by
 * itself, or so many. True when nothing goes on.
 */
export async function settle(most = Infinity): Promise<boolean> {
  for (let turn = 0; turn < most; turn++) {
    await new Promise<void>((resolve) => real(() => resolve()))
    if (waiting === 0) return true
  }
  return waiting === 0
}
