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

async function usable(page: Page, url: string, wanted: string): Promise<number> {
  await page.addInitScript(listed, wanted)
  await page.goto(url)
  return page.evaluate(() => window.whenListed!)
}

async function startEmpty(street: Street): Promise<number> {
  await coldPhone(street)
  await street.phone.offline(false)
  return usable(street.phone.page, street.emptyUrl, 'main')
}

async function startToday(street: Street): Promise<number> {
  await coldPhone(street)
  return usable(street.phone.page, '/', '[data-due]')
}

export const start: FieldPart = async ({ rounds, row, say }) => {
  const street = await wholeStreet(say)
  const empty: number[] = []
  const today: number[] = []
  for (let n = 0; n < rounds; n++) {
    empty.push(await startEmpty(street))
    today.push(await startToday(street))
    say(`cold start ${n + 1}: ${Math.round(today.at(-1)!)} ms`)
  }
  row({ part, measure: 'an empty page', value: spreadOf(empty), unit: 'ms', most: null })
  row({ part, measure: '今日, listed and free for a tap', value: spreadOf(today), unit: 'ms', most: 3000 })
}
