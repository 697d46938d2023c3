export default definePageConfig({ navigationBarTitleText: '大门和门口码' })
