import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from './index'
import { takeKeys } from './onServer'
import { liveCodes, signedPass } from './pass/codes'
import { type District, openDistrict } from './pass/district'
import { inProcess } from './pass/inProcess'
import { lunchPeak } from './pass/lunchPeak'
import { scanCost } from './pass/scanCost'

/** Measures the pass at the gate. Run `npm run build:functions` before, on an otherwise idle machine. */
const bench: Bench = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'bench-pass-'))
  let district: District | undefined
  try {
    takeKeys(dir)
    const figures = [liveCodes(), signedPass(), inProcess()]
    district = await openDistrict(dir)
    return [...figures, ...(await scanCost(district)), ...(await lunchPeak(district))]
  } finally {
    await district?.close()
    rmSync(dir, { recursive: true })
  }
}

export default bench
