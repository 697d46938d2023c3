import { useState } from 'react'
import { gateCodeText, readGateCode } from '../../../contract/pass/gateCode'
import { openPage } from '../../routes'
import { scanCode } from '../../services/scan/scanCode'
import { noCameraText } from '../../services/scan/scanned'

const NOT_A_GATE = '这不是小区门口的码。请扫贴在门口、写着“小哥码”的那张'

/** Scans the code posted at a gate and opens what it leads to, above this page or in place of it. `problem`: why nothing was opened. */
export function useScanGate(open: typeof openPage = openPage) {
  const [problem, setProblem] = useState<string | null>(null)

  const scan = async () => {
    setProblem(null)
    const scanned = await scanCode()
    if (scanned.kind === 'cancelled') return
    if (scanned.kind === 'noCamera') return setProblem(`${noCameraText[scanned.why]}；也可以亮码给门岗扫`)
    const code = readGateCode(scanned.text)
    if (!code) return setProblem(NOT_A_GATE)
    await open('gate', { code: gateCodeText(code) })
  }

  return { scan, problem, forget: () => setProblem(null) }
}
