import type { Defect } from './edit.ts'

/** What was acknowledged is not offered again to a server that lost it. */
export const noJournal: Defect = {
  name: 'no-journal',
  rule: 'R1',
  theme: 'restores',
  edits: [
    {
      file: 'src/sync/exchange.ts',
      find: 'newHistory ? await readJournal(this.#notebook.database) : null',
      replace: 'newHistory ? [] : null',
    },
  ],
}
