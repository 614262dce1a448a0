import { dailyLedger } from './daily-ledger.ts'
import { disputeLedger } from './dispute-ledger.ts'
import { elderVisitLedger } from './elder-visit-ledger.ts'
import { hazardLedger } from './hazard-ledger.ts'
import { houseLedger } from './house-ledger.ts'
import type { Ledger } from './ledger.ts'
import { matterLedger } from './matter-ledger.ts'
import { patrolLedger } from './patrol-ledger.ts'
import { publicityLedger } from './publicity-ledger.ts'
import { serviceLedger } from './service-ledger.ts'
import { visitLedger } from './visit-ledger.ts'

/** Every ledger by the name in its address. A new one is a file beside this and one line here. */
export const ledgers = {
  visits: visitLedger,
  elderVisits: elderVisitLedger,
  houses: houseLedger,
  hazards: hazardLedger,
  disputes: disputeLedger,
  matters: matterLedger,
  services: serviceLedger,
  publicity: publicityLedger,
  patrols: patrolLedger,
  daily: dailyLedger,
} as const satisfies Record<string, Ledger>

export type LedgerName = keyof typeof ledgers

export const ledgerNames = Object.keys(ledgers) as readonly LedgerName[]
