import { OfCompound } from '../OfCompound'
import { BuildingMap } from './BuildingMap'
import '../../icons.scss'

export default function CompoundMapPage() {
  return <OfCompound>{(compound) => <BuildingMap compound={compound} />}</OfCompound>
}
