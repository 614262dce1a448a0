import type { Defect } from './defects/edit.ts'
import type { Theme } from './world/temper.ts'

/** A bug that the simulation found in the engine: as a defect that brings it back, with the shortest run that notices. */
export interface KeptSeed extends Defect {
  readonly was: string
  readonly seed: number
  readonly theme: Theme | null
  /** The dice of the steps. */
  readonly steps: readonly number[]
}

export const keptSeeds: readonly KeptSeed[] = [
  {
    name: 'damaged-copy-shown',
    was: 'a bit that flipped in the copy of a row that is shown stayed on the screen: the digest proves only the other copy',
    rule: 'D2, D7',
    edits: [
      {
        file: 'src/storage/holdings.ts',
        find: 'const shown = row.pending.length ? row.seen : row.server',
        replace: 'const shown = row.seen',
      },
    ],
    seed: 18,
    theme: null,
    steps: [918767380, 2060508413, 702189752, 1264610859, 1188384406, 698411764, 1655592272],
  },
  {
    name: 'old-sweep-goes-on',
    was: 'a sweep that was broken off went on after more than a year and missed deletions that were forgotten meanwhile',
    rule: 'R2, D6',
    edits: [
      {
        file: 'src/sync/build-request.ts',
        find: 'Math.abs(now - sweepAt) < 300 * DAY_MS',
        replace: 'Math.abs(now - sweepAt) < Infinity',
      },
    ],
    seed: 35,
    theme: 'prunes',
    steps: [
      258631758, 1838324038, 1237056374, 522962765, 510580402, 531134627, 262544811, 344975146, 809591584,
      396936397, 703634146, 2033289458, 726594184, 1265310895, 1508929243, 1635235962, 965902726, 1578317895,
      1602222248, 1535078606, 1972184069, 839230177, 1269257233, 958623823, 257569361, 1057784944, 166786218,
    ],
  },
  {
    name: 'late-answer-measures',
    was: 'an answer that a frozen tab read days later set the clock wrong, and the journal was forgotten too early',
    rule: 'T1, R1',
    edits: [
      {
        file: 'src/sync/plan-response.ts',
        find: 'const isMeasure = state.epoch === null || Math.abs(receivedAt - sentAt) < LONGEST_TRIP_MS',
        replace: 'const isMeasure = true',
      },
      {
        file: 'src/sync/plan-response.ts',
        find: 'lastCompleteAt: complete ? response.now : state.lastCompleteAt,',
        replace: 'lastCompleteAt: complete ? receivedAt + skewMs : state.lastCompleteAt,',
      },
    ],
    seed: 7,
    theme: 'restores',
    steps: [
      1489707118, 1338399206, 12008833, 1435268993, 900777646, 253365253, 381299491, 736477193, 1809513069,
      1745373719, 1877517474, 1622169130, 145910081, 473460054,
    ],
  },
  {
    name: 'emptied-is-smallest',
    was: 'in a field of which the smallest stands, an emptied one wiped out what another had entered and nobody had seen',
    rule: 'M2, M5',
    edits: [
      {
        file: 'src/domain/sync/merge-field.ts',
        find: 'return current === null || (next !== null && greater(current, next)) ?',
        replace: 'return current === null || greater(current, next) ?',
      },
    ],
    seed: 200033,
    theme: null,
    steps: [
      1361966885, 1432373092, 967928053, 1612431442, 1026579080, 1927043502, 518989165, 935993502, 1952547548,
      1898596480, 1490043352, 1103195821, 209918805, 520000636, 324610624, 1214487454, 1073970617, 1205914817,
      480306353, 197246241, 851011974, 700619624, 1729855875,
    ],
  },
  {
    name: 'old-receipt-forgets',
    was: 'a phone that was off for months dated what it delivered by the exchange before, and let the bytes go at once',
    rule: 'R1, B3',
    edits: [
      {
        file: 'src/sync/photo-room.ts',
        find: 'delivered.filter(({ agesFrom = now }) => now - agesFrom > KEPT_MS)',
        replace: 'delivered.filter(({ wholeAt = now }) => now - wholeAt > KEPT_MS)',
      },
    ],
    seed: 845,
    theme: null,
    steps: [
      238421616, 23816067, 820396453, 629912587, 187967017, 584410295, 179853911, 111758548, 634793250,
      2123596259, 2118146668,
    ],
  },
  {
    name: 'twenty-turns-lost',
    was: 'while one tab brought in page after page, what a person saved in another lost its turn twenty times, and failed',
    rule: 'D1',
    edits: [
      {
        file: 'src/storage/notebook.ts',
        find: 'const TURNS = 500',
        replace: 'const TURNS = 20',
      },
    ],
    seed: 1374,
    theme: null,
    steps: [
      1867937735, 1896023142, 1972402276, 1991404775, 1927366760, 1316619483, 1288337628, 1694654382,
      2064768434, 254411629, 1914757419, 1760752498, 585501238, 1187640914, 2044996265, 704442022, 1083234274,
      1162008038, 188948058, 585215917, 766510974, 402989437, 980475503, 2034523904, 2065381962, 30383007,
      298685924, 921060904, 1909358446, 1410519641, 904851546, 438234864, 1630218023, 2052163595, 1713041586,
      568837167, 1835547106, 1026548206, 323259636, 2070796027, 1947072223, 1566854441, 647870025, 121863489,
      1284778778, 1936941545, 553506600, 13903052, 957640021, 1735357080, 2057716710, 1372371488, 259861050,
      966612374, 2024887798, 361442906, 1731368452, 1085976044, 1875130289, 1305129115, 14215524, 1800045673,
      1312115365, 637878322, 1043312467, 2015427808, 374183745, 2004192468, 1213901199, 633944579, 99140048,
      638148089, 1228753365, 772584361, 1107645788, 1279606950, 1592181041,
    ],
  },
]
