import { computed, type ComputedRef, type ShallowRef } from 'vue'
import { gridsInWords, ledgerFile, type LedgerFile } from '#domain/ledgers/ledger-file.ts'
import type { LedgerEntry, LedgerQuery } from '#domain/ledgers/ledger.ts'
import { type LedgerName, ledgers } from '#domain/ledgers/ledgers.ts'
import { ledgerSheet, sheetOf } from '#domain/ledgers/ledger-sheet.ts'
import type { Label } from '#domain/label.ts'
import { endOfMonth, localDate, type LocalDate } from '#domain/local-date.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Device } from '#sync/device.ts'
import { useDevice } from './use-device.ts'
import { useInTurns } from './use-in-turns.ts'
import { type OwnGrid, useGrids } from './use-grids.ts'
import { usePeople } from './use-people.ts'
import { sha256 } from './sha256.ts'
import { useText } from './use-text.ts'

export interface LedgerChoice {
  /** The first day of the month. */
  readonly month: LocalDate
  /** Code of one grid; empty for all that are complete here. */
  readonly grid: string
}

const holds = (device: Device, name: LedgerName, grid: string) =>
  ledgers[name].parts.every((part) => device.roleIn(gridScope(grid, part)) !== null)

/** The grids whose ledger of a name is complete on this device: with a part of a grid missing it would leave out lines. */
export function useLedgerGrids(name: () => LedgerName): ComputedRef<readonly OwnGrid[]> {
  const device = useDevice()
  const grids = useGrids()
  return computed(() => grids.value.filter(({ code }) => holds(device, name(), code)))
}

/** What a ledger is asked for in a month and some grids. */
const queryOf = (device: Device, month: LocalDate, grids: readonly string[]): LedgerQuery => ({
  from: month,
  to: endOfMonth(month),
  grids,
  now: device.now(),
})

/** The lines of a ledger, which whoever counts them and whoever shows them share; undefined until they are found. */
function useLines(
  name: LedgerName,
  month: () => LocalDate,
  grids: () => readonly string[],
  quietly = false,
): Readonly<ShallowRef<readonly LedgerEntry[] | undefined>> {
  const device = useDevice()
  return useInTurns({
    name: () => `lines of ${name}`,
    about: () => [month(), ...grids()].join(' '),
    key: () => localDate(device.now()),
    types: ledgers[name].reads,
    *work() {
      yield
      return ledgers[name].entries(device.records, queryOf(device, month(), grids()))
    },
    quietly,
  })
}

/** How many lines a ledger of all own grids has for a month; undefined until they are counted. */
export function useLedgerCount(name: LedgerName, month: () => LocalDate, { quietly = false } = {}) {
  const grids = useLedgerGrids(() => name)
  const lines = useLines(name, month, () => grids.value.map(({ code }) => code), quietly)
  return { count: computed(() => lines.value?.length), grids }
}

/** A ledger of the own grids, from the records on this device: masked, and as good offline as online. */
export function useLedger(name: LedgerName, choice: () => LedgerChoice) {
  const device = useDevice()
  const { text } = useText()
  const nameOf = usePeople()
  const grids = useLedgerGrids(() => name)
  const codes = computed(() => {
    const { grid } = choice()
    return grids.value.map(({ code }) => code).filter((code) => !grid || code === grid)
  })
  const wordingIn = (say: (label: Label) => string) => ({ masked: true, nameOf: nameOf.value, say })
  const lines = useLines(
    name,
    () => choice().month,
    () => codes.value,
  )

  /** Undefined until it is made. */
  const sheet = computed(
    () => lines.value && sheetOf(ledgers[name], lines.value, { ...wordingIn(text), records: device.records }),
  )

  /** As a file the words are Chinese: it goes to the street. */
  function file(): Promise<LedgerFile> {
    const within = grids.value.filter(({ code }) => codes.value.includes(code))
    const maker = {
      name: device.user.name,
      scope: gridsInWords(within.map((one) => one.name || one.code)),
      at: device.now(),
      asOf: device.status.lastCompleteAt,
    }
    const query = queryOf(device, choice().month, codes.value)
    const words = wordingIn(({ zh }) => zh)
    return ledgerFile(ledgerSheet(ledgers[name], device.records, query, words), query, maker, sha256)
  }

  return { sheet, file, grids }
}
