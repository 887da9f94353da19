/**
 * Resources of the package `azure-native` (Azure Resource Manager's own words) as Terraform's, where each attribute is one property:
 * by Microsoft's template reference and the documentation of the Terraform provider. A type that needs more than that is not here.
 */
export interface NativeType {
  readonly type: string;
  /** Attribute → where its value stands; `a.0.b` is in the first element of a list. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Attributes made of a part of a text, as `LRS` is of `Standard_LRS`. */
  readonly parts?: Readonly<Record<string, { readonly path: string; readonly part: 0 | 1 }>>;
  /** Nested blocks of one, by the same rules. */
  readonly blocks?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function plain(type: string, attributes: Readonly<Record<string, string>> = {}): NativeType {
  return { type, attributes };
}

const redis = { sku_name: 'sku.name', family: 'sku.family', capacity: 'sku.capacity' };

/** By `module:Type`, of the package's versions 2 and 3. */
export const azureNativeTypes: Readonly<Record<string, NativeType>> = {
  'applicationinsights:Component': plain('azurerm_application_insights', {
    application_type: 'applicationType',
    retention_in_days: 'retentionInDays',
  }),
  'cache:Redis': plain('azurerm_redis_cache', redis),
  'compute:Disk': plain('azurerm_managed_disk', {
    disk_size_gb: 'diskSizeGB',
    storage_account_type: 'sku.name',
    disk_iops_read_write: 'diskIOPSReadWrite',
    disk_mbps_read_write: 'diskMBpsReadWrite',
  }),
  'compute:VirtualMachine': {
    type: 'azurerm_virtual_machine',
    attributes: { vm_size: 'hardwareProfile.vmSize', license_type: 'licenseType' },
    blocks: {
      storage_os_disk: {
        disk_size_gb: 'storageProfile.osDisk.diskSizeGB',
        managed_disk_type: 'storageProfile.osDisk.managedDisk.storageAccountType',
        os_type: 'storageProfile.osDisk.osType',
      },
    },
  },
  'containerregistry:Registry': plain('azurerm_container_registry', { sku: 'sku.name' }),
  'containerservice:AgentPool': plain('azurerm_kubernetes_cluster_node_pool', {
    vm_size: 'vmSize',
    node_count: 'count',
    os_disk_size_gb: 'osDiskSizeGB',
    os_type: 'osType',
  }),
  'containerservice:ManagedCluster': {
    type: 'azurerm_kubernetes_cluster',
    attributes: { sku_tier: 'sku.tier' },
    blocks: {
      default_node_pool: {
        vm_size: 'agentPoolProfiles.0.vmSize',
        node_count: 'agentPoolProfiles.0.count',
        os_disk_size_gb: 'agentPoolProfiles.0.osDiskSizeGB',
      },
    },
  },
  'dns:Zone': plain('azurerm_dns_zone'),
  'eventhub:Namespace': plain('azurerm_eventhub_namespace', { sku: 'sku.name', capacity: 'sku.capacity' }),
  'insights:Component': plain('azurerm_application_insights', {
    application_type: 'applicationType',
    retention_in_days: 'retentionInDays',
  }),
  'keyvault:Vault': plain('azurerm_key_vault', { sku_name: 'properties.sku.name' }),
  'network:ApplicationGateway': {
    type: 'azurerm_application_gateway',
    attributes: {},
    blocks: { sku: { name: 'sku.name', tier: 'sku.tier', capacity: 'sku.capacity' } },
  },
  'network:AzureFirewall': plain('azurerm_firewall', { sku_name: 'sku.name', sku_tier: 'sku.tier' }),
  'network:BastionHost': plain('azurerm_bastion_host', { sku: 'sku.name', scale_units: 'scaleUnits' }),
  'network:LoadBalancer': plain('azurerm_lb', { sku: 'sku.name', sku_tier: 'sku.tier' }),
  'network:NatGateway': plain('azurerm_nat_gateway', { sku_name: 'sku.name' }),
  'network:NetworkInterface': plain('azurerm_network_interface'),
  'network:NetworkSecurityGroup': plain('azurerm_network_security_group'),
  'network:PrivateEndpoint': plain('azurerm_private_endpoint'),
  'network:PrivateZone': plain('azurerm_private_dns_zone'),
  'network:PublicIPAddress': plain('azurerm_public_ip', {
    sku: 'sku.name',
    sku_tier: 'sku.tier',
    allocation_method: 'publicIPAllocationMethod',
  }),
  'network:Subnet': plain('azurerm_subnet'),
  'network:VirtualNetwork': plain('azurerm_virtual_network'),
  'network:Zone': plain('azurerm_dns_zone'),
  'operationalinsights:Workspace': plain('azurerm_log_analytics_workspace', {
    sku: 'sku.name',
    retention_in_days: 'retentionInDays',
  }),
  'privatedns:PrivateZone': plain('azurerm_private_dns_zone'),
  'redis:Redis': plain('azurerm_redis_cache', redis),
  'resources:ResourceGroup': plain('azurerm_resource_group'),
  'servicebus:Namespace': plain('azurerm_servicebus_namespace', { sku: 'sku.name', capacity: 'sku.capacity' }),
  'sql:Database': plain('azurerm_mssql_database', { sku_name: 'sku.name', zone_redundant: 'zoneRedundant' }),
  'sql:Server': plain('azurerm_mssql_server', { version: 'version' }),
  'storage:Blob': plain('azurerm_storage_blob'),
  'storage:BlobContainer': plain('azurerm_storage_container'),
  'storage:FileShare': plain('azurerm_storage_share', { quota: 'shareQuota', access_tier: 'accessTier' }),
  'storage:Queue': plain('azurerm_storage_queue'),
  'storage:StorageAccount': {
    type: 'azurerm_storage_account',
    attributes: { account_kind: 'kind', access_tier: 'accessTier', is_hns_enabled: 'isHnsEnabled' },
    parts: {
      account_tier: { path: 'sku.name', part: 0 },
      account_replication_type: { path: 'sku.name', part: 1 },
    },
  },
  'storage:Table': plain('azurerm_storage_table'),
  'web:AppServicePlan': plain('azurerm_service_plan', { sku_name: 'sku.name', worker_count: 'sku.capacity' }),
};
