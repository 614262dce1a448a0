import { cpus, totalmem } from 'node:os'
import { launchBrowser } from '#tests/support/browser.ts'

/** What the figures were measured on. */
export async function machine(): Promise<string> {
  const browser = await launchBrowser()
  const version = browser.version()
  await browser.close()
  const [first] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} cores (${first?.model.trim()}), ${memory} GB, ${process.platform}, Node ${process.versions.node}, headless Chromium ${version}`
}
