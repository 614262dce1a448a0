import { computed, type ComputedRef } from 'vue'
import { gridsInWords, ledgerFile, type LedgerFile } from '#domain/ledgers/ledger-file.ts'
import { type LedgerName, ledgerNames, ledgers } from '#domain/ledgers/ledgers.ts'
import { type LedgerSheet, ledgerSheet } from '#domain/ledgers/ledger-sheet.ts'
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

const everyKind = [...new Set(ledgerNames.flatMap((name) => ledgers[name].reads))]

const holds = (device: Device, name: LedgerName, grid: string) =>
  ledgers[name].parts.every((part) => device.roleIn(gridScope(grid, part)) !== null)

/** The grids whose ledger of a name is complete on this device: with a part of a grid missing it would leave out lines. */
export function useLedgerGrids(name: () => LedgerName): ComputedRef<readonly OwnGrid[]> {
  const device = useDevice()
  const grids = useGrids()
  return computed(() => grids.value.filter(({ code }) => holds(device, name(), code)))
}

/** How many lines a ledger of all own grids has for a month; undefined until they are counted. */
export function useLedgerCount(name: LedgerName, month: () => LocalDate, { quietly = false } = {}) {
  const device = useDevice()
  const grids = useLedgerGrids(() => name)
  function* work(): Generator<void, number> {
    yield
    const query = {
      from: month(),
      to: endOfMonth(month()),
      grids: grids.value.map(({ code }) => code),
      now: device.now(),
    }
    return ledgers[name].entries(device.records, query).length
  }
  const count = useInTurns({
    name: () => `lines of ${name}`,
    about: () => [month(), ...grids.value.map(({ code }) => code)].join(' '),
    key: () => '',
    types: ledgers[name].reads,
    work,
    quietly,
  })
  return { count, grids }
}

/** A ledger of the own grids, from the records on this device: masked, and as good offline as online. */
export function useLedger(name: () => LedgerName, choice: () => LedgerChoice) {
  const device = useDevice()
  const { text, locale } = useText()
  const nameOf = usePeople()
  const grids = useLedgerGrids(name)
  const codes = computed(() => {
    const { grid } = choice()
    return grids.value.map(({ code }) => code).filter((code) => !grid || code === grid)
  })
  const query = computed(() => {
    const { month } = choice()
    return { from: month, to: endOfMonth(month), grids: codes.value, now: device.now() }
  })
  const sheetIn = (say: (label: Label) => string): LedgerSheet =>
    ledgerSheet(ledgers[name()], device.records, query.value, { masked: true, nameOf: nameOf.value, say })

  /** Undefined until it is made. */
  const sheet = useInTurns({
    name: () => `sheet of ${name()}`,
    about: () => [locale.value, choice().month, ...codes.value].join(' '),
    key: () => localDate(device.now()),
    types: everyKind,
    *work() {
      yield
      return sheetIn(text)
    },
  })

  /** As a file the words are Chinese: it goes to the street. */
  function file(): Promise<LedgerFile> {
    const within = grids.value.filter(({ code }) => codes.value.includes(code))
    const maker = {
      name: device.user.name,
      scope: gridsInWords(within.map((one) => one.name || one.code)),
      at: device.now(),
      asOf: device.status.lastCompleteAt,
    }
    return ledgerFile(
      sheetIn(({ zh }) => zh),
      query.value,
      maker,
      sha256,
    )
  }

  return { sheet, file, grids }
}
