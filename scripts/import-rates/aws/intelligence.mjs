// Services that understand text, speech and pictures, and those that models and agents run on.

import { described, stated } from '../sources.mjs';
import { price, tiered, unitPrices } from '../table.mjs';

export function intelligenceTables() {
  return [comprehend(), lex(), rekognition(), codeGuru(), qBusiness(), bedrock(), agentCore()];
}

function comprehend() {
  const text = (description) => described('comprehend', `Processes Custom ${description} request`);
  return unitPrices(
    'aws/comprehend',
    price('classification_training_seconds', 'seconds', text('Classification model training')),
    price('classification_model_months', 'months', text('Classification model storage')),
    price('classification_units', 'units', text('Classification text')),
    price('entity_training_seconds', 'seconds', text('Entity model training')),
    price('entity_model_months', 'months', text('Entity model storage')),
    price('entity_units', 'units', text('Entity text')),
  );
}

function lex() {
  const text = (description) => described('lex', description);
  return unitPrices(
    'aws/lex',
    price('speech_requests', 'requests', text('Speech to Speech Supported Mode Speech and Text V1V2')),
    price('text_requests', 'requests', text('Text to Text Supported Mode Speech and Text V1V2')),
    price('streamed_speech_intervals', 'intervals', text('Speech to-Speech-Str Supported Mode Speech Text and DTMF')),
    price('streamed_text_requests', 'requests', text('Text to Text Supported Mode Speech Text and DTMF')),
  );
}

function rekognition() {
  const text = (description) => described('rekognition', description);
  const images = (bound) => text(`Rekognition Image API ${bound} per Images Processed Group1`);
  return unitPrices(
    'aws/rekognition',
    tiered(
      'images',
      'images',
      [0, images('upto 1MM')],
      [1000000, images('upto 5MM')],
      [5000000, images('upto 35MM')],
      [35000000, images('over 35MM')],
    ),
    price('face_months', 'faces', text('Face Metadata Storage per Faces Mo')),
    price('user_months', 'users', text('User Metadata Storage per Users Mo')),
    price('custom_labels_training_minutes', 'minutes', text('Training API per minutes')),
    price('custom_labels_inference_minutes', 'minutes', text('Inference API per minutes')),
    price('streamed_face_search_minutes', 'minutes', text('Live Streams per Minutes Processed')),
    price('streamed_label_minutes', 'minutes', text('Live Streams LabelDetection per Minutes Processed')),
  );
}

function codeGuru() {
  const text = (description) => described('codeguru', `CodeGuru MachineLearning${description}`);
  return unitPrices(
    'aws/codeguru',
    price('profiled_hours', 'hours', text('BuildModels for 0 to Inf per hours')),
    price(
      'reviewed_100k_lines_months',
      '100k lines',
      text('RepositorySizeLowPriceTierBuildModels for 0 to Inf per 100K-LinesofCode'),
    ),
  );
}

function qBusiness() {
  const text = (description) => described('q', `Amazon Q ${description}`);
  const users = (kind) => text(`${kind} Subscription Number of Amazon Q Business ${kind} subscriptions in the service`);
  return unitPrices(
    'aws/q_business',
    price('lite_user_months', 'users', users('Lite')),
    price('pro_user_months', 'users', users('Pro')),
    price('starter_index_hours', 'hours', text('Q Business Starter Index Q Business Starter Index hours')),
    price('enterprise_index_hours', 'hours', text('Q Business Enterprise Index Q Business Enterprise Index hours')),
  );
}

// A text unit is 1,000 characters.
function bedrock() {
  const page = (figure) => stated('aws.amazon.com/bedrock/pricing', '2026-05-14', { 'us-east-1': figure });
  return unitPrices(
    'aws/bedrock',
    price('guardrail_content_units', 'units', page('0.00015')),
    price('guardrail_topic_units', 'units', page('0.00015')),
    price('guardrail_sensitive_units', 'units', page('0.0001')),
  );
}

function agentCore() {
  const page = (date) => (figure) => stated('aws.amazon.com/bedrock/agentcore/pricing', date, { 'us-east-1': figure });
  const sessions = page('2026-05-03');
  const gateway = page('2026-03-11');
  const memory = page('2025-10-13');
  return unitPrices(
    'aws/bedrock_agentcore',
    price('vcpu_hours', 'vCPU-hours', sessions('0.0895')),
    price('gb_hours', 'GB-hours', sessions('0.00945')),
    price('gateway_invocations', 'invocations', gateway('0.000005')),
    price('gateway_searches', 'searches', gateway('0.000025')),
    price('gateway_tool_months', 'tools', gateway('0.0002')),
    price('authorizations', 'requests', gateway('0.000025')),
    price('authoring_tokens', 'tokens', gateway('0.00013')),
    price('memory_events', 'events', memory('0.00025')),
    price('memory_record_months', 'records', memory('0.00075')),
    price('memory_retrievals', 'retrievals', memory('0.0005')),
  );
}
