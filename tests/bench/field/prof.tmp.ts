import { writeFileSync } from 'node:fs'
import { closeStreet, coldPhone, wholeStreet } from './support/street.ts'
const street = await wholeStreet((t) => console.error(t))
async function profile(name: string, path: string, wanted: string, warm?: string) {
  await coldPhone(street)
  const page = street.phone.page
  const line = await page.context().newCDPSession(page)
  if (warm) { await page.goto(warm); await page.waitForTimeout(4000) }
  await line.send('Profiler.enable'); await line.send('Profiler.setSamplingInterval', { interval: 500 }); await line.send('Profiler.start')
  const t = performance.now()
  if (warm) await page.evaluate((to) => (document.querySelector('#app') as any).__vue_app__.config.globalProperties.$router.push(to), path)
  else await page.goto(path, { waitUntil: 'commit' })
  await page.locator(wanted).first().waitFor({ state: 'attached' })
  console.error(name, Math.round(performance.now() - t))
  await page.waitForTimeout(1200)
  const { profile } = await line.send('Profiler.stop')
  writeFileSync(`/tmp/prof/${name}.cpuprofile`, JSON.stringify(profile))
}
for (const [n, p, w, f] of (process.argv[2] ? JSON.parse(process.argv[2]) : [['start', '/', '[data-due]']])) await profile(n, p, w, f)
await closeStreet()
process.exit(0)
