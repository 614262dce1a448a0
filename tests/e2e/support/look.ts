import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe finds wrong with the screen as it stands, one line per rule and element. */
export async function axeFindings(page: Page): Promise<string[]> {
  // The page's own policy allows no foreign script, and rightly so: this one comes from outside the page.
  const violations = await page.evaluate(`(() => {
    const module = { exports: {} };
    (function (module, exports) { ${source} })(module, module.exports);
    const axe = window.axe ?? module.exports;
    return axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations);
  })()`)
  return (violations as Violation[]).flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${html.slice(0, 160)} ${(failureSummary ?? '').split('\n')[1] ?? ''}`,
    ),
  )
}
