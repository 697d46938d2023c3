import { OfCompound } from '../OfCompound'
import { Home } from './Home'

export default function CompoundHomePage() {
  return <OfCompound>{(compound) => <Home compound={compound} />}</OfCompound>
}
