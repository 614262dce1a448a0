import { nextTick, onMounted } from 'vue'

interface Entry {
  readonly back?: unknown
  /** The address of the link that led away from here. */
  readonly left?: string
}

const entry = () => (history.state ?? {}) as Entry

/**
 * Where the focus goes when a screen appears: on the way back to the link that led away, on the way forward to the
 * screen's name, so that a screen reader says it. The first screen of all keeps the browser's own focus. What led
 * away is kept in the history's own entry and lives as long as that.
 */
export function useScreenFocus(root: () => HTMLElement | null): void {
  onMounted(async () => {
    root()?.addEventListener('click', remember, { capture: true })
    const { back, left } = entry()
    await nextTick()
    const links = [...(root()?.querySelectorAll<HTMLElement>('a[href]') ?? [])]
    const again = left === undefined ? undefined : links.find((one) => one.getAttribute('href') === left)
    const heading = back ? root()?.querySelector<HTMLElement>('h1') : null
    const target = again ?? heading
    target?.focus({ preventScroll: true })
  })

  function remember(event: MouseEvent): void {
    const href = (event.target as HTMLElement | null)?.closest?.('a[href]')?.getAttribute('href')
    if (href?.startsWith('/')) history.replaceState({ ...history.state, left: href }, '')
  }
}
