import type { Locator } from 'playwright-core'
import type { Phone } from './phone.ts'

const radio = (item: Locator, words: string) => item.getByRole('radio', { name: words, exact: true })

/**
 * Goes through the whole checklist as a person does, section by section: nothing wrong anywhere but in
 * `findings` (item → the words of the option). Stops before handing in.
 */
export async function fillInspection(
  phone: Phone,
  findings: Readonly<Record<string, string>>,
): Promise<void> {
  const { page } = phone
  const heading = page.locator('.section-head h2')
  const main = page.locator('.actions .main')
  await heading.waitFor()
  for (let sections = 0; sections < 20; sections++) {
    if ((await heading.count()) === 0) return
    const section = await heading.innerText()
    const there = async () => (await heading.count()) > 0 && (await heading.innerText()) === section
    for (const item of await page.locator('[data-item]').all()) {
      const words = findings[(await item.getAttribute('data-item')) ?? '']
      if (words) await radio(item, words).check()
      else if (section === '突发险情') await radio(item, '没有').check()
      else if (section === '手续合规') await item.getByRole('radio').first().check()
    }
    const pass = phone.button('本节未发现')
    if ((await there()) && (await pass.isVisible())) await pass.click()
    for (let taps = 0; taps < 12 && (await there()); taps++) {
      await main.click()
      await page.waitForTimeout(150)
    }
  }
}

/** Looks at the key items of an elder visit and sets the rest to normal; `findings` as item → option words. */
export async function fillElderVisit(
  phone: Phone,
  findings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { page } = phone
  for (const [item, words] of Object.entries(findings)) {
    await page.locator(`[data-item="${item}"]`).getByRole('radio', { name: words }).check()
  }
  const next = phone.button('下一个关键项')
  for (let taps = 0; taps < 12 && (await next.isVisible()); taps++) {
    await next.click()
    await page.waitForTimeout(200)
  }
  await phone.button('其余全部正常').click()
}
