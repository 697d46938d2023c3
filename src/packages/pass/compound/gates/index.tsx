import { OfCompound } from '../OfCompound'
import { Gates } from './Gates'

export default function CompoundGatesPage() {
  return <OfCompound>{(compound) => <Gates compound={compound} />}</OfCompound>
}
