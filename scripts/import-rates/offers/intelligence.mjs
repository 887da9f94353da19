// Services that understand text, speech and pictures, and those that models and agents run on.

import { named } from './line.mjs';

/** What sessions, gateways and memories of agents use. Sessions of the second platform have usage types that end in `-v2`. */
const agents = (rows) =>
  named(
    'AmazonBedrockAgentCore',
    '',
    rows.map(([name, unit, usagetype]) => [name, unit, usagetype.replace(':', ':Consumption-based:')]),
  );

export const intelligence = {
  // Of checks that are asked for apart from an answer the usage types begin with `GuardrailChecks-`.
  'aws/bedrock': named('AmazonBedrock', '', [
    ['guardrail_content_units', 'units', 'Guardrail-ContentPolicyUnitsConsumed'],
    ['guardrail_topic_units', 'units', 'Guardrail-TopicPolicyUnitsConsumed'],
    ['guardrail_sensitive_units', 'units', 'Guardrail-SensitiveInformationPolicyPaidUnitsConsumed'],
  ]),
  'aws/bedrock_agentcore': agents([
    ['vcpu_hours', 'vCPU-hours', 'Runtime:vCPU'],
    ['gb_hours', 'GB-hours', 'Runtime:Memory'],
    ['gateway_invocations', 'invocations', 'Gateway:API-Invocations'],
    ['gateway_searches', 'searches', 'Gateway:Search-API'],
    ['gateway_tool_months', 'tools', 'Gateway:Tool-Indexing'],
    ['memory_events', 'events', 'Memory:Short-Term-Memory'],
    ['memory_record_months', 'records', 'Memory:Long-Term-Memory-Storage:Built-in-memory'],
    ['memory_retrievals', 'retrievals', 'Memory:Long-Term-Memory-Retrieval'],
  ]),
  'aws/lex': named('AmazonLex', '', [
    ['speech_requests', 'requests', 'Speech-Requests'],
    ['text_requests', 'requests', 'Text-Requests'],
  ]),
  'aws/rekognition': named('AmazonRekognition', '', [
    ['images', 'images', 'Group1-ImagesProcessed'],
    ['face_months', 'faces', 'FaceVectorsStored'],
    ['user_months', 'users', 'UserVectorsStored'],
    ['custom_labels_training_minutes', 'minutes', 'minutestrained'],
    ['custom_labels_inference_minutes', 'minutes', 'inferenceminutes'],
  ]),
};
