import { ours } from './support/ours.ts'
import { limit } from './support/limit.ts'
import { Profile } from './support/browser-profile.ts'
import { countTraffic } from './support/traffic.ts'
await ours.prepare([10_000]); await limit.prepare([10_000])
console.log('prepared')
for (let i = 0; i < 1; i++)
for (const c of [limit, ours]) {
  const served = await c.serve(10_000)
  const p = await Profile.open(served.url, served.cookies)
  try {
    const t = i === 0 ? await countTraffic(p.page) : null
    console.log(c.name, JSON.stringify(await p.call('firstSync', 10_000)))
    if (t) console.log(await t.stop())
    console.log(await p.heap())
    await p.relaunch()
    console.log('start', await p.call('start', 10_000))
    await new Promise(r => setTimeout(r, 1500))
    const pulls: number[] = []
    for (let k = 0; k < 5; k++) { await served.change(10); pulls.push(await p.call('pull', 10)); await new Promise(r => setTimeout(r, 700)) }
    console.log('pulls', pulls.map(Math.round))
    await p.call('prepare', 1000)
    const t2 = i === 0 ? await countTraffic(p.page) : null
    console.log('push', await p.call('push'))
    if (t2) console.log(await t2.stop())
  } finally { await p.close(); await served.stop() }
}
process.exit(0)
