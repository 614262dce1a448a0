import type { LeaderLock } from './device-world.ts'

/**
 * Waits to be the tab that exchanges unasked, and stays it until stopped. Nothing depends on there being only
 * one: two leaders cost a request, a frozen one some seconds (D3).
 */
export function lead(locks: LeaderLock | undefined, name: string, onLead: () => void): () => void {
  if (!locks) {
    onLead()
    return () => {}
  }
  const abort = new AbortController()
  const ended = new Promise<void>((resolve) => abort.signal.addEventListener('abort', () => resolve()))
  const held = locks.request(name, { signal: abort.signal }, () => {
    onLead()
    return ended
  })
  held.catch(() => {
    // Stopped while waiting in line; or the browser refuses locks, and every tab is its own leader.
    if (!abort.signal.aborted) onLead()
  })
  return () => abort.abort()
}
