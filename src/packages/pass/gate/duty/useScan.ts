import { useState } from 'react'
import type { Vehicle } from '../../../../../contract/pass/compoundRules'
import { noCameraText } from '../../../../services/scan/noCamera'
import { scanCode } from '../../../../services/scan/scanCode'
import type { Check } from './useCheck'

/** As long as a code of ours can be, and more: `CredentialText`. */
const LONGEST = 600

/** Scans a rider's code and has it checked. `problem`: why nothing was scanned. */
export function useScan({ check }: Pick<Check, 'check'>) {
  const [problem, setProblem] = useState<string | null>(null)

  const scan = async (vehicle: Vehicle) => {
    setProblem(null)
    const scanned = await scanCode()
    if (scanned.kind === 'cancelled') return
    if (scanned.kind === 'noCamera') return setProblem(`${noCameraText[scanned.why]}；也可以输 6 位数字`)
    if (scanned.text === '' || scanned.text.length > LONGEST) return setProblem('这不是小哥码。请小哥打开“小哥码”，再扫一次')
    await check(scanned.text, vehicle)
  }

  return { scan, problem }
}
