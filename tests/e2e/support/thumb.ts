import type { Locator, Page } from 'playwright-core'

declare global {
  interface Window {
    tapsSoFar?: number
  }
}

/** Runs in the page: a finger that comes up where it went down has tapped; one that has moved on has swiped. */
function countTaps(): void {
  window.tapsSoFar = 0
  let down = { x: 0, y: 0 }
  const isFinger = ({ isTrusted, pointerType }: PointerEvent) => isTrusted && pointerType === 'touch'
  addEventListener('pointerdown', (event) => void (isFinger(event) && (down = event)), { capture: true })
  addEventListener(
    'pointerup',
    (event) => {
      const moved = Math.hypot(event.x - down.x, event.y - down.y)
      if (isFinger(event) && moved < 15) window.tapsSoFar!++
    },
    { capture: true },
  )
}

/** A worker's thumb: taps and swipes as a touch screen reports them, counted by the page and not by the test. */
export class Thumb {
  readonly #page: Page

  private constructor(page: Page) {
    this.#page = page
  }

  /** To be called before the page loads what is to be counted. */
  static async of(page: Page): Promise<Thumb> {
    await page.addInitScript(countTaps)
    return new Thumb(page)
  }

  /** A tap on the middle of it, after it was swiped into sight; throws when something else lies over it. */
  async tap(target: Locator): Promise<void> {
    const one = target.first()
    await one.waitFor()
    const spot = await one.evaluate(async (element) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const control = element.closest('label, button, a, summary') ?? element
      for (let tries = 0; tries < 20; tries++) {
        if (tries > 0 || !isWhole(control)) control.scrollIntoView({ block: 'center', behavior: 'instant' })
        await frame()
        await frame()
        const { x, y, width, height } = control.getBoundingClientRect()
        const middle = { x: x + width / 2, y: y + height / 2 }
        const there = document.elementFromPoint(middle.x, middle.y)
        if (there && control.contains(there)) return middle
      }
      return null

      function isWhole(of: Element): boolean {
        const { top, bottom } = of.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight
      }
    })
    if (!spot) throw new Error(`Nobody could tap ${String(target)}: something lies over it`)
    await this.#page.touchscreen.tap(spot.x, spot.y)
  }

  /** Up the page by about half a screen. */
  async swipe(): Promise<void> {
    const line = await this.#page.context().newCDPSession(this.#page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
      line.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 30, y }] })
    await touch('touchStart', 560)
    for (let y = 540; y >= 200; y -= 20) await touch('touchMove', y)
    // A finger that rests before it is lifted leaves the page where it is; a tap would only stop one that runs on.
    await this.#page.waitForTimeout(120)
    await touch('touchMove', 200)
    await touch('touchEnd')
    await line.detach()
    await this.#still()
  }

  async #still(): Promise<void> {
    await this.#page.evaluate(async () => {
      for (let before = -1; before !== scrollY; await new Promise((resolve) => setTimeout(resolve, 80))) {
        before = scrollY
      }
    })
  }

  /** How many taps since the page was loaded. */
  taps(): Promise<number> {
    return this.#page.evaluate(() => window.tapsSoFar!)
  }
}
