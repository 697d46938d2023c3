import { useState } from 'react'
import { readShopCode, shopCodeText } from '../../../contract/merchant/posterCode'
import { readGateCode } from '../../../contract/pass/gateCode'
import { readPassCode } from '../../../contract/pass/passCode'
import { openPage } from '../../routes'
import { scanCode } from '../../services/scan/scanCode'
import { noCameraText } from '../../services/scan/scanned'

/** What was scanned instead of a shop's code: it is named, and what to scan (M16). */
function wrongCodeText(text: string): string {
  if (readGateCode(text)) return '这是小区门口的码，进门用的。用优惠请扫店里贴的码'
  if (readPassCode(text.slice(text.lastIndexOf('$') + 1))) return '这是小哥的码，由店员来扫。自己用优惠请扫店里贴的码'
  return '这不是店里的优惠码。请扫店里贴着、写着“小哥优惠”的那张'
}

/** Scans the code on a shop's poster and opens what the shop gives. `problem`: why nothing was opened. */
export function useScanShop() {
  const [problem, setProblem] = useState<string | null>(null)

  const scan = async () => {
    setProblem(null)
    const scanned = await scanCode()
    if (scanned.kind === 'cancelled') return
    if (scanned.kind === 'noCamera') return setProblem(`${noCameraText[scanned.why]}；也可以亮码给店员扫`)
    const code = readShopCode(scanned.text)
    if (!code) return setProblem(wrongCodeText(scanned.text))
    await openPage('shopPoster', { code: shopCodeText(code) })
  }

  return { scan, problem }
}
