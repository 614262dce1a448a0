import { onScopeDispose, watch } from 'vue'

const rows = 'a.card, button.card'

/** Which row a key leads to: down and up by one, Home and End to the ends; null for any other key. */
export function rowAfter(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1)
  if (key === 'ArrowUp') return Math.max(at - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

/**
 * A long list by the keyboard: from a row that has the focus, the arrows lead to its neighbours. Every row stays a
 * stop of the Tab key as well, because that is what a list of links is to a screen reader.
 */
export function useListKeys(root: () => HTMLElement | null): void {
  function onKey(event: KeyboardEvent): void {
    const row = (event.target as HTMLElement | null)?.closest?.<HTMLElement>(rows)
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    const all = [...(root()?.querySelectorAll<HTMLElement>(rows) ?? [])]
    const next = rowAfter(event.key, all.indexOf(row), all.length)
    if (next === null) return
    event.preventDefault()
    all[next]?.focus()
  }
  let bound: HTMLElement | null = null
  const unbind = () => bound?.removeEventListener('keydown', onKey)
  watch(
    root,
    (now) => {
      unbind()
      bound = now
      bound?.addEventListener('keydown', onKey)
    },
    { immediate: true, flush: 'post' },
  )
  onScopeDispose(unbind)
}
