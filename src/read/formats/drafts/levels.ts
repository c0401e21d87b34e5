/** Words for the levels 0 to 5, in lower case, as Event Viewer and the tools write them. */
const WORDS = [
  // Also what classic logs call an audit: they have no level.
  'logalways|success|audit success|audit failure|successaudit|failureaudit',
  'critical|kritisch|kritiskt|kritisk|critique|crítico|crítica|critico|kritiek|kriittinen|krytyczne|krytyczny|kritická|kritické|kritikus|критический|kritik|重大|关键|關鍵|嚴重|위험',
  'error|fehler|fel|fejl|feil|erreur|errore|erro|fout|virhe|błąd|chyba|hiba|ошибка|hata|エラー|错误|錯誤|오류',
  'warning|warnung|varning|advarsel|avertissement|advertencia|avviso|aviso|waarschuwing|varoitus|ostrzeżenie|upozornění|figyelmeztetés|предупреждение|uyarı|警告|경고',
  'information|informationen|informationer|información|informazioni|informações|informatie|informasjon|tiedot|informacje|informace|információ|сведения|bilgi|情報|信息|資訊|정보|info',
  'verbose|ausführlich|utförlig|détaillé|detallado|dettagliato|detalhado|uitgebreid|подробно|詳細|详细',
];
const LEVELS = new Map(WORDS.flatMap((words, level) => words.split('|').map((word) => [word, level] as const)));
const NUMBER = /^\d{1,3}$/;

/** The level that a number, or a word of many languages, names; null for others. */
export function levelOf(text: string): number | null {
  const word = text.trim().toLowerCase();
  return NUMBER.test(word) ? Number(word) : (LEVELS.get(word) ?? null);
}
