import { bundle } from './bundle.ts'
console.log(await bundle(process.argv[2] ?? null))
