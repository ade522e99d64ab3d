// The names and descriptions of the commands in the languages that Discord shows them in. Names are one word without
// capitals, descriptions at most 100 characters.

import type { Choice } from '../chat/learning.ts';

/** English, German, French, Spanish, Portuguese and Japanese, by Discord's names for them. */
export type Said = { en: string; de: string; fr: string; 'es-ES': string; 'pt-BR': string; ja: string };

type Option = { name: Said; what: Said };

export const IN_OTHER_LANGUAGES: {
  whichway: Said;
  aboutThis: Said;
  text: Said;
  count: Said;
  ask: Option & { text: Said };
  question: Option & { text: Said };
  status: Option;
  examples: Option & { text: Said };
  gaps: Option;
  learning: Option & { switch: Option; choices: Readonly<Record<Choice, Said>> };
  help: Option;
} = {
  whichway: {
    en: 'Find out how your AI product gets what its model lacks',
    de: 'Finde heraus, wie dein KI-Produkt bekommt, was seinem Modell fehlt',
    fr: 'Trouvez comment donner à votre produit IA ce qui manque à son modèle',
    'es-ES': 'Descubre cómo dar a tu producto de IA lo que le falta a su modelo',
    'pt-BR': 'Descubra como dar ao seu produto de IA o que falta ao modelo dele',
    ja: 'AI製品のモデルに足りないものの補い方を見つけます',
  },
  aboutThis: {
    en: 'Ask Whichway about this',
    de: 'Whichway dazu fragen',
    fr: 'Demander à Whichway',
    'es-ES': 'Preguntar a Whichway',
    'pt-BR': 'Perguntar ao Whichway',
    ja: 'Whichwayに聞く',
  },
  text: { en: 'text', de: 'text', fr: 'texte', 'es-ES': 'texto', 'pt-BR': 'texto', ja: '本文' },
  count: { en: 'count', de: 'anzahl', fr: 'nombre', 'es-ES': 'cantidad', 'pt-BR': 'quantidade', ja: '件数' },
  ask: {
    name: {
      en: 'ask',
      de: 'beraten',
      fr: 'conseiller',
      'es-ES': 'consultar',
      'pt-BR': 'consultar',
      ja: '相談',
    },
    what: {
      en: 'Opens a talk that ends in a recommendation',
      de: 'Beginnt ein Gespräch, das mit einer Empfehlung endet',
      fr: 'Ouvre une discussion qui se termine par une recommandation',
      'es-ES': 'Abre una conversación que termina en una recomendación',
      'pt-BR': 'Abre uma conversa que termina em uma recomendação',
      ja: '提案にたどり着くまでの会話を始めます',
    },
    text: {
      en: 'What your AI product gets wrong, in a sentence',
      de: 'Was dein KI-Produkt falsch macht, in einem Satz',
      fr: 'Ce que votre produit IA fait mal, en une phrase',
      'es-ES': 'Lo que tu producto de IA hace mal, en una frase',
      'pt-BR': 'O que o seu produto de IA faz de errado, em uma frase',
      ja: 'AI製品がうまくできないことを一文で',
    },
  },
  question: {
    name: {
      ...{ en: 'question', de: 'frage', fr: 'question', 'es-ES': 'pregunta', 'pt-BR': 'pergunta' },
      ja: '質問',
    },
    what: {
      en: 'Asks one thing, with sources in the answer',
      de: 'Fragt eine Sache; die Antwort nennt ihre Quellen',
      fr: 'Pose une question ; la réponse cite ses sources',
      'es-ES': 'Pregunta una cosa; la respuesta cita sus fuentes',
      'pt-BR': 'Pergunta uma coisa; a resposta cita as fontes',
      ja: '一つ質問します。答えには出典が付きます',
    },
    text: {
      en: 'What you would like to know',
      de: 'Was du wissen möchtest',
      fr: 'Ce que vous voulez savoir',
      'es-ES': 'Lo que quieres saber',
      'pt-BR': 'O que você quer saber',
      ja: '知りたいこと',
    },
  },
  status: {
    name: { en: 'status', de: 'stand', fr: 'statut', 'es-ES': 'estado', 'pt-BR': 'status', ja: '状況' },
    what: {
      en: 'Lists what was decided in this channel, and when it is asked again',
      de: 'Zeigt, was in diesem Kanal entschieden wurde und wann nachgefragt wird',
      fr: 'Montre ce qui a été décidé dans ce salon, et quand on y revient',
      'es-ES': 'Muestra lo que se decidió en este canal y cuándo se vuelve a preguntar',
      'pt-BR': 'Mostra o que foi decidido neste canal e quando se pergunta de novo',
      ja: 'このチャンネルで決まったことと次の確認日を表示します',
    },
  },
  examples: {
    name: {
      ...{ en: 'examples', de: 'beispiele', fr: 'exemples', 'es-ES': 'ejemplos', 'pt-BR': 'exemplos' },
      ja: '例文数',
    },
    what: {
      en: 'Tells how many signed-off answers you have by now',
      de: 'Sagt, wie viele abgenommene Antworten ihr inzwischen habt',
      fr: 'Indique combien de réponses validées vous avez maintenant',
      'es-ES': 'Indica cuántas respuestas aprobadas tenéis ya',
      'pt-BR': 'Informa quantas respostas aprovadas vocês já têm',
      ja: '承認済みの回答がいくつあるかを伝えます',
    },
    text: {
      en: 'How many there are',
      de: 'Wie viele es sind',
      fr: 'Combien il y en a',
      'es-ES': 'Cuántas hay',
      'pt-BR': 'Quantas são',
      ja: '件数',
    },
  },
  gaps: {
    name: { en: 'gaps', de: 'lücken', fr: 'lacunes', 'es-ES': 'lagunas', 'pt-BR': 'lacunas', ja: '未回答' },
    what: {
      en: 'For managers of the server: shows which questions had no answer',
      de: 'Für die Serververwaltung: zeigt, welche Fragen ohne Antwort blieben',
      fr: 'Pour les gestionnaires du serveur : montre les questions restées sans réponse',
      'es-ES': 'Para gestores del servidor: muestra qué preguntas quedaron sin respuesta',
      'pt-BR': 'Para gestores do servidor: mostra quais perguntas ficaram sem resposta',
      ja: 'サーバー管理者向け：答えられなかった質問を表示します',
    },
  },
  learning: {
    name: {
      ...{ en: 'learning', de: 'lernen', fr: 'apprentissage', 'es-ES': 'aprendizaje' },
      ...{ 'pt-BR': 'aprendizado', ja: '学習' },
    },
    what: {
      en: 'For managers of the server: whether talks here may become examples for training',
      de: 'Für die Serververwaltung: ob Gespräche hier zu Trainingsbeispielen werden dürfen',
      fr: "Pour les gestionnaires : si les discussions d'ici peuvent servir à l'entraînement",
      'es-ES': 'Para gestores del servidor: si las conversaciones pueden servir de entrenamiento',
      'pt-BR': 'Para gestores do servidor: se as conversas podem virar exemplos de treino',
      ja: 'サーバー管理者向け：ここでの会話を学習用の例にしてよいかを決めます',
    },
    switch: {
      name: {
        ...{ en: 'switch', de: 'schalter', fr: 'choix', 'es-ES': 'opción', 'pt-BR': 'opção' },
        ja: '切替',
      },
      what: {
        en: 'On, off, or how it stands',
        de: 'An, aus oder wie es steht',
        fr: "Activé, désactivé ou l'état actuel",
        'es-ES': 'Activar, desactivar o ver cómo está',
        'pt-BR': 'Ligar, desligar ou ver como está',
        ja: 'オン、オフ、または現在の状態',
      },
    },
    choices: {
      on: { en: 'on', de: 'an', fr: 'activer', 'es-ES': 'activar', 'pt-BR': 'ligar', ja: 'オン' },
      off: { en: 'off', de: 'aus', fr: 'désactiver', 'es-ES': 'desactivar', 'pt-BR': 'desligar', ja: 'オフ' },
      status: { en: 'status', de: 'stand', fr: 'état', 'es-ES': 'estado', 'pt-BR': 'estado', ja: '状態' },
    },
  },
  help: {
    name: { en: 'help', de: 'hilfe', fr: 'aide', 'es-ES': 'ayuda', 'pt-BR': 'ajuda', ja: 'ヘルプ' },
    what: {
      en: 'Shows what Whichway can do',
      de: 'Zeigt, was Whichway kann',
      fr: 'Montre ce que Whichway sait faire',
      'es-ES': 'Muestra lo que Whichway sabe hacer',
      'pt-BR': 'Mostra o que o Whichway sabe fazer',
      ja: 'Whichwayでできることを表示します',
    },
  },
};
