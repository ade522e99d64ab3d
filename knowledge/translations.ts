// The words of this field in other languages, so that a question in them finds guidance that is written in English.

/** English word, then its forms in Spanish, French, German, Portuguese, Italian, Dutch, Hindi, Polish and Turkish. */
const WORDS: readonly string[] = [
  'example: ejemplo ejemplos exemple exemples exemplo exemplos beispiel beispiele beispielen esempio esempi voorbeeld voorbeelden उदाहरण przykład przykładów przykłady örnek',
  'many: cuantos cuántos cuantas cuántas combien quantos quantas viele wieviele quanti quante hoeveel veel कितने कितना ile kaç',
  'document: documento documentos dokument dokumente dokumenten documenti documenten unterlagen दस्तावेज़ dokumenty dokumentach belgeler belge',
  'train: entrenar entrenarlo entrenamiento reentrenar entraîner entrainer entraînement réentraîner treinar treino retreinar trainieren training antrenieren addestrare addestramento trainen trenować eğitmek',
  'model: modelo modelos modèle modèles modell modelle modello modelli मॉडल modelu modeli',
  'tone: tono tom ton tonfall tonalität stimme toon टोन',
  'brand: marca marque marke markenstimme merk marki marka',
  'style: estilo stil stile stijl styl शैली',
  'when: cuando cuándo quand quando wann wanneer कब kiedy zaman',
  'why: porque porqué pourquoi warum wieso perché waarom क्यों dlaczego neden niye',
  'how: como cómo comment wie come hoe कैसे jak nasıl',
  'what: qué que quoi qu est-ce was cosa wat क्या co ne nedir czym',
  'which: cual cuál cuáles quel quelle lequel qual quais welche welches welcher quale welke कौन który która hangi',
  "first: primero primer premier abord d'abord zuerst erst primeiro prima eerst पहले najpierw önce",
  'both: ambos ambas deux beide beides entrambi allebei दोनों oba her',
  'together: vez même temps gleichzeitig zusammen juntos junto insieme tegelijk साथ razem jednocześnie birlikte',
  'difference: diferencia différence unterschied diferença differenza verschil अंतर różnica fark',
  'cost: cuesta costar coste costo coûte coute coût custa custo kostet kosten kost लागत kosztuje koszt maliyet',
  'cheaper: barato barata cher chère billiger günstiger economico goedkoper सस्ता tańszy ucuz',
  'expensive: caro cara coûteux teuer caro duur महंगा drogi pahalı',
  'slow: lento lenta lent langsam traag धीमा wolny yavaş',
  'change: cambia cambian cambiar cambie cambios changent changer muda mudam mudar ändert ändern sich geändert cambiano verandert veranderen बदलता बदलते बदलती zmienia zmieniają değişiyor değişir değişince',
  'fact: hecho hechos fait faits fakten fakt fatos fato fatti feiten तथ्य fakty gerçek',
  'knowledge: conocimiento conocimientos connaissance connaissances savoir wissen conhecimento conoscenza kennis ज्ञान wiedza wiedzę bilgi',
  'know: sabe saber sepa sache sait weiß wissen weiss saiba sapere conoscere weten जानता जाने wie bilsin',
  'company: empresa entreprise firma unternehmen azienda bedrijf कंपनी firmy şirket',
  'data: datos données dados daten dati gegevens डेटा dane danych veri',
  'customer: cliente clientes client clients kunde kunden klanten ग्राहक klient klientów müşteri',
  'user: usuario usuarios utilisateur utilisateurs nutzer benutzer usuário usuários utente utenti gebruiker उपयोगकर्ता użytkownik kullanıcı',
  'answer: respuesta respuestas responder réponse réponses répondre resposta respostas antwort antworten risposta risposte antwoord उत्तर जवाब odpowiedzi cevap',
  'price: precio precios prix preis preise preço preços prezzo prezzi prijs कीमत cena ceny fiyat fiyatlar',
  'product: producto productos produit produits produkt produkte produto produtos prodotto prodotti उत्पाद ürün',
  'enough: suficiente suficientes basta bastan suffisant suffit assez genug reichen reicht ausreichend bastam sufficiente abbastanza genoeg पर्याप्त काफी wystarczy yeterli',
  'worth: vale valen vaut lohnt lohnen merece conviene waard warto değer',
  'start: empezar empiezo comenzar commencer commence anfangen beginnen starten começar iniziare शुरू zacząć başlamak',
  'wait: esperar attendre warten aspettare wachten czekać beklemek',
  'better: mejor mieux meilleur besser melhor meglio beter बेहतर lepszy lepiej daha',
  'need: necesito necesita necesitamos hace falta besoin faut brauche brauchen preciso precisa precisamos bisogno serve nodig चाहिए potrzebuję potrzebne gerekli lazım gerekir',
  'small: pequeño pequeña petit petite klein kleine kleines pequeno pequena piccolo piccola छोटा mały küçük',
  'large: grande grand grande groß große großes groot बड़ा duży büyük',
  'long: largo larga longue lang lange langer longo longa lungo lunga लंबा długi uzun',
  'everything: todo toda tout toute alles tudo tutto सब सब wszystko her şey hepsi',
  'put: meter poner mettre reinpacken packen stecken colocar pôr mettere stoppen डाल wrzucić koymak',
  'context: contexto contexte kontext contesto संदर्भ kontekst bağlam',
  'middle: medio milieu mitte meio mezzo midden बीच środku ortası ortasında',
  'forget: olvida oublie vergisst ignora ignore ignoriert esquece dimentica vergeet zapomina unutuyor',
  'week: semana semaine woche semana settimana सप्ताह हफ्ते tydzień hafta',
  'month: mes meses mois monat monate mês mesi mese maand महीने miesiąc ay',
  'day: dia día jour tag tage giorno दिन dzień gün',
  'wrong: mal mauvais faux falsch errado errada sbagliato fout गलत źle zły yanlış',
  'invent: inventa inventar invente erfindet inventar inventa verzint halluziniert alucina hallucine zmyśla uyduruyor',
  'teach: enseñar enseigner apprendre lernen beibringen ensinar insegnare leren सिखा nauczyć öğretmek',
  'format: formato formatos formattazione फॉर्मेट format biçim',
  'classify: clasificar classer klassifizieren classificar classificare classificeren वर्गीकृत klasyfikować sınıflandırma',
  'startup: startup arranque gründer fundador fondateur founder संस्थापक założyciel kurucu',
  'summary: resumen résumé zusammenfassung resumo riassunto samenvatting सारांश podsumowanie özet',
  'retrain: reentrenar réentraîner neu retreinar riaddestrare hertrainen',
  'rag: recuperación récupération recuperação recupero ophalen abruf आरएजी',
  'not: nicht pas não non niet nunca jamais nie değil',
  'finetune: ajuste fino ajustar feinabstimmung affinage affiner feintuning feinabstimmen फाइन ट्यूनिंग फाइन-ट्यूनिंग ince ayar dostrajanie ファインチューニング 微调',
];

/** Forms above that are also English words of another meaning. */
const ENGLISH_TOO = new Set([
  'come',
  'serve',
  'ignore',
  'lent',
  'data',
  'format',
  'model',
  'training',
  'test',
  'plan',
  'day',
  'start',
  'context',
  'her',
  'mal',
]);

const ENGLISH = new Map(
  WORDS.flatMap((line) => {
    const [english = '', forms = ''] = line.split(': ');
    return forms.split(' ').flatMap((form) => (ENGLISH_TOO.has(form) ? [] : [[form, english] as const]));
  }),
);

/** Words without meaning in those languages; only ones that mean nothing in English questions about this field. */
const STOP = new Set(
  'el la los las un una unos unas del al y o u en es son con por para mi mis tu su sus nos lo se si le les des du et ou est sont avec pour dans sur ce cette mon mes nous vous je il elle der die das den dem ein eine einen und oder ist sind mit für von zu im auf unser unsere wir ich es man os as um uma e ou é são com por para meu minha nosso nossa eu gli il lo di da che con per non sono een het de van en voor met ik wij we wij op के का की में है हैं लिए को से और मैं हम i w z na do się jest czy dla ve bir bu için mi mı mu da de sollte sollten soll muss müssen kann können darf habe haben wird werden benutzen verwenden nutzen debería puedo podemos dois peut-on puis-je devrais devo posso podem dovrei possiamo moet kan mag hebben bir musimy mogę'.split(
    ' ',
  ),
);

/** The English word for a word of another language; undefined when the word means nothing; else the word itself. */
export function inEnglish(word: string): string | undefined {
  const english = ENGLISH.get(word);
  if (english !== undefined) return english;
  return STOP.has(word) ? undefined : word;
}

/** Whether most of the small words of a text are not English, so that little of it can be read. */
export function looksForeign(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const foreign = words.filter(
    (word) => (STOP.has(word) || ENGLISH.has(word)) && !ALSO_ENGLISH.has(word),
  ).length;
  return words.length >= 4 && foreign / words.length >= 0.25;
}

const ALSO_ENGLISH = new Set(
  'in is an on do me so to we as for was come train training model format brand data product answer client clients die man startup context start'.split(
    ' ',
  ),
);
