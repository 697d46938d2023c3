import { Button } from '../../../ui/button/Button'
import { Notice } from '../../../ui/notice/Notice'
import { useScanGate } from '../useScanGate'

/** The other way in: the rider scans the gate's code. */
export function ScanGate() {
  const { scan, problem } = useScanGate()
  return (
    <>
      {problem && <Notice tone="warn">{problem}</Notice>}
      <Button variant="ghost" icon="scan" onTap={scan}>
        扫门口码
      </Button>
    </>
  )
}
