import { OfCompound } from '../OfCompound'
import { BuildingMap } from './BuildingMap'

export default function CompoundMapPage() {
  return <OfCompound>{(compound) => <BuildingMap compound={compound} />}</OfCompound>
}
