import { writeFileSync } from 'node:fs'
import { Profile } from '../support/browser-profile.ts'
import { pageFolder } from '../support/page-folder.ts'
import { inventPeople } from '../support/people.ts'
import { attempt, type Part } from './part.ts'

/** A building's homes and a search of 20,000 people, in memory, in the browser. */
export const find: Part = async (setup) => {
  const { contestants, quick, findings, say } = setup
  const people = JSON.stringify(inventPeople())
  for (const one of contestants) {
    const { finds } = one
    if (finds === undefined) continue
    say(`${one.name}: lists and searches`)
    await attempt(setup, 'list and search', one.name, async () => {
      const served = await one.serve(quick ? 1000 : 10_000)
      writeFileSync(`${pageFolder(finds)}/people.json`, people)
      const profile = await Profile.open(served.url, served.cookies)
      try {
        await profile.call('find', 20)
        const { list, search } = await profile.call('find', 60)
        findings.figure('list of a building', one.name, list, 'ms')
        findings.figure('search of 20,000', one.name, search, 'ms')
      } finally {
        await profile.close()
        await served.stop()
      }
    })
  }
}
