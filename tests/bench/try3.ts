import { ours, serveOurs } from './support/ours.ts'
import { Profile } from './support/browser-profile.ts'
import { cpuSeconds } from './support/child.ts'
await ours.prepare([10_000])
const served = await ours.serve(10_000)
const p = await Profile.open(served.url, served.cookies)
const line = await p.page.context().newCDPSession(p.page)
await line.send('Profiler.enable')
p.page.on('requestfinished', r => { const t = r.timing(); console.log('  req', r.url().replace(served.url,''), 'at', Math.round(t.startTime % 100000), 'ttfb', Math.round(t.responseStart), 'end', Math.round(t.responseEnd)) })
async function prof(name: string, f: () => Promise<unknown>) {
  await line.send('Profiler.start')
  const c = cpuSeconds(served.pid); const t = performance.now()
  console.log(name, JSON.stringify(await f()), 'wall', Math.round(performance.now()-t), 'server cpu', cpuSeconds(served.pid)-c)
  const { profile } = await line.send('Profiler.stop') as any
  const self = new Map<string, number>(); const byId = new Map(profile.nodes.map((n: any) => [n.id, n]))
  const dts = profile.timeDeltas as number[]
  profile.samples.forEach((id: number, i: number) => { const n: any = byId.get(id); const k = n.callFrame.functionName + ':' + n.callFrame.lineNumber; self.set(k, (self.get(k) ?? 0) + dts[i]!) })
  console.log([...self].sort((a,b)=>b[1]-a[1]).slice(0,14).map(([k,v])=>`    ${Math.round(v/1000)} ms ${k}`).join('\n'))
}
await prof('first', () => p.call('firstSync', 10_000))
await p.call('prepare', 1000)
await prof('push', () => p.call('push'))
await p.close(); await served.stop(); process.exit(0)
