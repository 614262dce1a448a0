import { computed, defineComponent } from 'vue'
import { ledgerNames } from '#domain/ledgers/ledgers.ts'
import { localDate, startOfMonth } from '#domain/local-date.ts'
import { useDevice } from '#composables/use-device.ts'
import { useLedgerCount } from '#composables/use-ledger.ts'
import { useNow } from '#composables/use-now.ts'
import { useRates } from '#composables/use-rates.ts'
import { readySearch } from '#composables/use-search.ts'

/** Reckons what the next taps are likely to ask for, so that the first is answered as quickly as the second. Shows nothing. */
export const ReadyFigures = defineComponent({
  name: 'ReadyFigures',
  setup() {
    const now = useNow()
    const month = computed(() => startOfMonth(localDate(now.value)))
    void readySearch(useDevice())
    useRates('this', { quietly: true })
    for (const name of ledgerNames) useLedgerCount(name, () => month.value, { quietly: true })
    return () => null
  },
})
