import { withPlainSigns } from '../../../../../contract/kernel/characters'
import type { MapPoint } from '../../../../../contract/pass/pass'

/** "7幢", "7 号楼" and "７" are all typed for the point 7. */
const plain = (text: string) =>
  withPlainSigns(text)
    .replace(/[ 幢栋座楼号#]/g, '')
    .toLowerCase()

/** 2 before 10, and letters after numbers. */
function inOrder(a: MapPoint, b: MapPoint): number {
  const [one, other] = [Number.parseInt(plain(a.label), 10), Number.parseInt(plain(b.label), 10)]
  if (Number.isNaN(one) || Number.isNaN(other))
    return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || (a.label < b.label ? -1 : 1)
  return one - other
}

/** The points for what was typed: the one itself first, then those that begin so. Nothing typed: all, in order. */
export function pointsFor(points: readonly MapPoint[], typed: string): MapPoint[] {
  const wanted = plain(typed)
  const found = points.filter(({ label }) => plain(label).startsWith(wanted)).sort(inOrder)
  const isWanted = ({ label }: MapPoint) => plain(label) === wanted
  return [...found.filter(isWanted), ...found.filter((point) => !isWanted(point))]
}
