import type { Page } from 'playwright-core'
import { spreadOf } from '../../support/spread.ts'
import type { FieldPart } from '../row.ts'
import { coldPhone, type Street, wholeStreet } from '../support/street.ts'

const part = 'Cold start without a network, processor 4 times slower'

/** Everything here runs in the page: from the navigation until it is painted and free for a tap. */
function listed(wanted: string): void {
  window.whenListed = new Promise((resolve) => {
    let painted = 0
    let busyUntil = 0
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) busyUntil = startTime + duration
    }).observe({ type: 'longtask', buffered: true })
    const look = () => {
      if (!document.querySelector(wanted)) return void requestAnimationFrame(look)
      requestAnimationFrame(() => {
        painted = performance.now()
        // Long work that begins in the next second would swallow the first tap.
        setTimeout(() => resolve(busyUntil > painted ? busyUntil : painted), 1000)
      })
    }
    look()
  })
}

interface Start {
  readonly usable: number
  /** What the page's own thread has worked until then, also where other programs made it wait. */
  readonly worked: number
}

async function usable(page: Page, url: string, wanted: string): Promise<Start> {
  await page.addInitScript(listed, wanted)
  const line = await page.context().newCDPSession(page)
  await line.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(url, { waitUntil: 'commit' })
  await page.locator(wanted).first().waitFor({ state: 'attached' })
  const { metrics } = await line.send('Performance.getMetrics')
  const worked = 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value
  return { usable: await page.evaluate(() => window.whenListed!), worked }
}

async function startEmpty(street: Street): Promise<Start> {
  await coldPhone(street)
  await street.phone.offline(false)
  return usable(street.phone.page, street.emptyUrl, 'main')
}

async function startToday(street: Street): Promise<Start> {
  await coldPhone(street)
  return usable(street.phone.page, '/', '[data-due]')
}

export const start: FieldPart = async ({ rounds, row, say }) => {
  const street = await wholeStreet(say)
  const empty: Start[] = []
  const today: Start[] = []
  for (let n = 0; n < rounds; n++) {
    empty.push(await startEmpty(street))
    today.push(await startToday(street))
    say(
      `cold start ${n + 1}: ${Math.round(today.at(-1)!.usable)} ms, worked ${Math.round(today.at(-1)!.worked)} ms`,
    )
  }
  const all = (of: readonly Start[], what: keyof Start) => spreadOf(of.map((one) => one[what]))
  const scale = { part, unit: 'ms', most: null } as const
  row({ ...scale, measure: 'an empty page', value: all(empty, 'usable') })
  row({ ...scale, measure: 'an empty page: the thread’s own work', value: all(empty, 'worked') })
  row({ ...scale, measure: '今日, listed and free for a tap', value: all(today, 'usable'), most: 3000 })
  row({ ...scale, measure: '今日: the thread’s own work', value: all(today, 'worked') })
}
