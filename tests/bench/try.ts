import { peer } from './support/peer.ts'
import { Profile } from './support/browser-profile.ts'
import { replicache } from './support/replicache.ts'
const one =
  process.argv[2] === 'Replicache'
    ? replicache
    : peer({ name: process.argv[2]!, file: process.argv[2]!.toLowerCase() })
await one.prepare([1000])
const served = await one.serve(1000)
const p = await Profile.open(served.url)
p.page.on('response', (r) => {
  if (r.status() >= 400) console.log(r.status(), r.url())
})
p.page.on('console', (m) => console.log(m.text()))
try {
  console.log(await p.call('firstSync', 1000))
  await p.call('rest')
  await p.relaunch()
  console.log('start', await p.call('start', 1000))
  await new Promise((r) => setTimeout(r, 700))
  await served.change(10)
  console.log(
    await p.page.evaluate(async () => {
      try {
        return await (globalThis as any).bench.pull(10)
      } catch (e: any) {
        return JSON.stringify(e, Object.getOwnPropertyNames(e)) + e
      }
    }),
  )
  await p.call('prepare', 1000)
  console.log('push', await p.call('push'))
  console.log('saves', await p.call('saves', 10))
} finally {
  await p.close()
  await served.stop()
}
process.exit(0)
