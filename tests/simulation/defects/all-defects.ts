import { ackedOnPartialPull } from './acked-on-partial-pull.ts'
import { blindLastWrite } from './blind-last-write.ts'
import { cursorToHead } from './cursor-to-head.ts'
import { goneFromAnyScope } from './gone-from-any-scope.ts'
import { noDedupe } from './no-dedupe.ts'
import { noFloorReset } from './no-floor-reset.ts'
import { noGenerationCheck } from './no-generation-check.ts'
import { noJournal } from './no-journal.ts'
import { noPrefix } from './no-prefix.ts'
import { noRewindDetection } from './no-rewind-detection.ts'
import { patchRevivesDeleted } from './patch-revives-deleted.ts'
import { resetClearsOutbox } from './reset-clears-outbox.ts'
import { scopesNotDropped } from './scopes-not-dropped.ts'
import type { Defect } from './edit.ts'

/** The mistakes that the simulation must notice, or it proves nothing. */
export const defects: readonly Defect[] = [
  noDedupe,
  blindLastWrite,
  noGenerationCheck,
  noPrefix,
  scopesNotDropped,
  cursorToHead,
  ackedOnPartialPull,
  patchRevivesDeleted,
  resetClearsOutbox,
  goneFromAnyScope,
  noFloorReset,
  noRewindDetection,
  noJournal,
]
