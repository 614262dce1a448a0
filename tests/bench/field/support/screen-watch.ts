import type { Page } from 'playwright-core'

/** What is watched in the page, in milliseconds since `begin`. */
export interface Seen {
  /** The last change of what is in the viewport stood on the screen, and the page was free for a tap. */
  readonly still: number
  /** The longest the page was busy at one stretch; 0 where that was under 50 ms. */
  readonly longest: number
}

interface Watch {
  begin(): void
  end(quietMs: number): Promise<Seen>
}

declare global {
  interface Window {
    screenWatch?: Watch
    whenListed?: Promise<number>
  }
}

/** Everything here runs in the page, in a closure of its own. */
function install(): void {
  let from = 0
  let lastAt = 0
  const changes: { node: Node; at: Promise<number> }[] = []
  const busy: PerformanceEntry[] = []
  const isSeen = (node: Node) => {
    const element = node instanceof Element ? node : node.parentElement
    if (!element?.isConnected) return false
    const box = element.getBoundingClientRect()
    return box.bottom > 0 && box.top < innerHeight && box.width > 0
  }
  /** Elements and words; the marks between them show nothing. */
  const shows = (node: Node) => node instanceof Element || (node instanceof Text && node.data.trim() !== '')
  /** What was put in; of what was taken out or altered, where that was. */
  const changedIn = ({ type, target, addedNodes, removedNodes }: MutationRecord): readonly Node[] =>
    type !== 'childList' || [...removedNodes].some(shows) ? [target] : [...addedNodes].filter(shows)
  /** After the next frame, when the thread takes the next task: a tap would be answered now. */
  const free = () =>
    new Promise<number>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(performance.now()))
        port1.start()
        port2.postMessage(null)
      })
    })
  const observer = new MutationObserver((records) => {
    lastAt = performance.now()
    const at = free()
    for (const record of records) for (const node of changedIn(record)) changes.push({ node, at })
  })
  new PerformanceObserver((list) => void busy.push(...list.getEntries())).observe({ type: 'longtask' })
  window.screenWatch = {
    begin() {
      from = lastAt = performance.now()
      changes.length = busy.length = 0
      observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    },
    async end(quietMs) {
      while (performance.now() - lastAt < quietMs) await new Promise((resolve) => setTimeout(resolve, 30))
      observer.disconnect()
      const seen = await Promise.all(changes.filter(({ node }) => isSeen(node)).map(({ at }) => at))
      const longest = busy.filter(({ startTime }) => startTime >= from).map(({ duration }) => duration)
      return { still: Math.max(from, ...seen) - from, longest: Math.max(0, ...longest) }
    },
  }
}

/** To be called before the page loads anything. */
export const watchScreens = (page: Page): Promise<unknown> => page.addInitScript(install)

/** Follows a link as a tap does, and tells how long it took until the new screen stood still. */
export async function changeScreen(page: Page, path: string, quietMs = 400): Promise<Seen> {
  return page.evaluate(
    async ([to, quiet]) => {
      type Mounted = {
        __vue_app__: { config: { globalProperties: { $router: { push(to: string): unknown } } } }
      }
      const root = document.querySelector('#app') as unknown as Mounted
      window.screenWatch!.begin()
      void root.__vue_app__.config.globalProperties.$router.push(to)
      return window.screenWatch!.end(quiet)
    },
    [path, quietMs] as const,
  )
}
