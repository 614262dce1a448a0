import { ours } from './support/ours.ts'
import { Profile } from './support/browser-profile.ts'
await ours.prepare([10_000])
const served = await ours.serve(10_000)
console.log(await (await fetch(served.url)).text(), (await fetch(served.url+'/ours.js')).status)
setTimeout(()=>process.exit(0), 15000)
const p = await Profile.open(served.url, served.cookies)
console.log(JSON.stringify(await p.call('firstSync', 10_000)))
process.exit(0)
